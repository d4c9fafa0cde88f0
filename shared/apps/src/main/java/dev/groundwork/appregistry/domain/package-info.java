/** The custom domains of apps: claims, their proofs, and the registry that lets one app have a domain. */
@NullMarked
package dev.groundwork.appregistry.domain;

import org.jspecify.annotations.NullMarked;
