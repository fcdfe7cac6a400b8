The council voted on Monday to replace the old ferry with a bridge, which is to be opened in three years and will cost more than all the ferries of a century.
