/** The databases of apps at their providers: provisioned step by step, and deleted once nobody can have them back. */
@NullMarked
package dev.groundwork.hosting.database;

import org.jspecify.annotations.NullMarked;
