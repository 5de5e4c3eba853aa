"""Speech to text: the engine, the pipeline that feeds it, and the journal that makes it resumable."""
