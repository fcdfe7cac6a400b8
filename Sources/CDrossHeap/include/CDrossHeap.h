// What is to be said to the allocator of the system.
#pragma once

// Keeps memory that was freed for the next allocation, instead of giving it back to the system each time: for work
// that frees and takes megabytes again and again. Threads share what was freed.
//
// Does nothing where the allocator cannot be told.
void dross_keep_freed_memory(void);
