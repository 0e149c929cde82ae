void stackdeck_placeholder(void);
