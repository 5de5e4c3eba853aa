"""Before, during and after a recording: its screens, the small window, the line above the others, the tray."""
