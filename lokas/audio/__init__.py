"""Sound: decoding files, finding the regions where people speak, listing the devices."""
