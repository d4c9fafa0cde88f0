/** Users' apps over HTTP: one package for each feature, and here what the features share. */
@NullMarked
package dev.groundwork.apps;

import org.jspecify.annotations.NullMarked;
