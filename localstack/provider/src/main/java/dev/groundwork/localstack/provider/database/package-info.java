/** The databases of apps: PostgreSQL where this machine has one, SQLite files otherwise. */
@NullMarked
package dev.groundwork.localstack.provider.database;

import org.jspecify.annotations.NullMarked;
