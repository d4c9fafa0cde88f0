package dev.groundwork.apps.lifecycle;

import io.micronaut.serde.annotation.Serdeable;

/** The status of an app, as an answer. */
@Serdeable
record StatusResponse(String status) {}
