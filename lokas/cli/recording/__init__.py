"""The commands of recording: what can be recorded, a recording with its keys, and what comes after one."""
