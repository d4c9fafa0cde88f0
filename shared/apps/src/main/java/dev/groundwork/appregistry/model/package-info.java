/** Apps and their deployments as values, and the changes they allow. Pure: no clock, no input or output. */
@NullMarked
package dev.groundwork.appregistry.model;

import org.jspecify.annotations.NullMarked;
