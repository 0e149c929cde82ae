#ifndef CCURSES_H
#define CCURSES_H

// A terminal screen over ncursesw, its modes, its signals and its output, as plain C.
//
// ncurses draws into memory; this library alone reads, writes and sets the terminal. One process
// has one screen, and one thread calls everything here except `cc_wake` and `cc_block_signals`.
// <ncurses.h> stays out of this header on purpose: its macros, globals and structs do not fit Swift.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What `cc_open` found.
enum {
  CC_OPENED = 0,
  CC_INPUT_IS_NO_TERMINAL,
  CC_OUTPUT_IS_NO_TERMINAL,
  CC_CANNOT_ADDRESS,   // the terminal type has no cursor addressing, as TERM=dumb
  CC_NO_DESCRIPTION,   // neither $TERM nor xterm-256color is in the terminfo database
  CC_SYSTEM_ERROR,     // see errno
};

// What the opened terminal can do.
typedef struct {
  int colors;          // 0, 8, 16, 256 …
  int escape_delay;    // milliseconds to wait after a lone Escape
  bool utf8;           // the locale's encoding; without it only ASCII is shown
  bool fell_back;      // $TERM is unknown, xterm-256color is used in its place
} cc_info;

// One cell to show. Colours are palette indices, -1 the terminal's own.
typedef struct {
  uint32_t base, mark1, mark2;
  int32_t foreground, background;
  uint32_t attributes;  // 1 bold, 2 dim, 4 underline, 8 reverse, 16 italic
  int32_t width;        // 1 or 2 cells
} cc_cell;

// Output of the last `cc_refresh`.
typedef struct {
  size_t bytes;
  size_t writes;
} cc_frame;

// What `cc_wait` found ready.
typedef struct {
  bool input, ended, signals, wake, output;
} cc_ready;

// Opens the screen; returns one of the constants above.
int cc_open(cc_info *info);
// Leaves the screen and frees everything; does nothing when not open.
void cc_close(void);
// A string of the terminal type, such as "kcuu1" for what the up arrow sends; NULL when it has none.
const char *cc_capability(const char *capability);

// The size the terminal has now, in cells; at least 1 × 1.
void cc_size(int *columns, int *rows);
// Takes over a new size; the next refresh repaints everything.
void cc_resize(int columns, int rows);
// Puts a cell; what cannot be shown becomes a question mark, what lies outside is ignored.
void cc_put(int x, int y, cc_cell cell);
// Blanks every cell.
void cc_erase(void);
// The next refresh repaints everything.
void cc_invalidate(void);
// Sends what differs from the screen, in one write where the terminal takes it.
cc_frame cc_refresh(void);

// Sends bytes after everything sent before.
void cc_send(const char *bytes, size_t count);
// Goes on with what a stalled terminal did not take; whether it has everything now.
bool cc_catch_up(void);

// Reports buttons, wheel and drags, or not.
void cc_set_mouse(bool on);
// Gives the terminal back to the shell and stops this process group until it is continued.
// Returns false when the program should end instead of going on.
bool cc_suspend(void);
// Takes the terminal back after a stop that nobody announced; false as for `cc_suspend`.
bool cc_resume(void);

// Blocks the signals the event loop reads; call before any thread starts.
void cc_block_signals(void);
// Ends the process by a signal's default action, so that its parent sees which.
_Noreturn void cc_end_by(int signal);
// A descriptor for `cc_wake`; -1 on failure.
int cc_make_waker(void);
// Makes `cc_wait` return; from any thread, any number of times.
void cc_wake(int waker);
// Waits for input, signals, the waker or room for output; a negative timeout has no limit.
cc_ready cc_wait(int waker, int timeout_milliseconds);
// Reads input that is there; 0 when the terminal is gone, -1 when there is none now.
ptrdiff_t cc_read(void *bytes, size_t capacity);
// The next signal that has arrived, or 0.
int cc_next_signal(void);
// The program's own note that the waker has been seen.
void cc_clear_waker(int waker);

#endif
