#ifndef CCURSES_INTERNAL_H
#define CCURSES_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "CCurses.h"

// Output.c: the memory ncurses writes into, and what of it the terminal has not taken yet.
bool output_open(void);
void output_close(void);
int output_memory(void);
void output_discard(void);
void output_leave_out(const char *sequence);
void output_collect(void);
void output_append(const char *bytes, size_t count);
size_t output_pending(void);
int output_stalled_at(void);
size_t output_try(size_t *writes);
void output_drain(int milliseconds);
void output_write_now(const char *bytes, size_t count);

// Modes.c: everything that must be undone on the way out.
bool modes_open(void);
void modes_close(void);
void modes_enter(void);
void modes_leave(void);
bool modes_active(void);

// Screen.c
void screen_end(void);

// Crash.c: fatal signals.
void crash_open(void);
void crash_close(void);
void modes_undo_at_once(void);

// Events.c
bool events_open(void);
void events_close(void);
bool events_end_is_pending(void);

#endif
