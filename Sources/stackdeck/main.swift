print("stackdeck")
