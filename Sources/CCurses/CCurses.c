#include "CCurses.h"
void stackdeck_placeholder(void) {}
