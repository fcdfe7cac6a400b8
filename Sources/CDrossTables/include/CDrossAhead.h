// Asking for memory ahead of its use.
#pragma once

// Has the cache line at `place` fetched, whatever is there; nothing waits for it.
static inline void dross_fetch_ahead(const void *place) { __builtin_prefetch(place); }
