/** The databases of apps: what is known of each, and the registry that lets an app have one. */
@NullMarked
package dev.groundwork.appregistry.database;

import org.jspecify.annotations.NullMarked;
