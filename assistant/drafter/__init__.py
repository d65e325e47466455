"""Brief in, Draft out: the LangChain chain, the offline drafter, repair and model faults."""
