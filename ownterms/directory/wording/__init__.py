"""Records put into words that people read. Pure: values in, sentences out."""
