"""Every sentence that Lokas says, on the command line and in the window: tables by topic, and what is put together."""
