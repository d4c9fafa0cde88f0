/** JGit without the configuration of the machine that it runs on. */
@NullMarked
package dev.groundwork.git;

import org.jspecify.annotations.NullMarked;
