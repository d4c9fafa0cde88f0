/** The routes of an app's database: ask for it, read it, remove it. */
@NullMarked
package dev.groundwork.apps.database;

import org.jspecify.annotations.NullMarked;
