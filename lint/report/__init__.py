"""Where the noise of a corpus is: collected in one run, shown as one HTML file or as the section of a dataset card."""
