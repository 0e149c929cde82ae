import BatchModel
