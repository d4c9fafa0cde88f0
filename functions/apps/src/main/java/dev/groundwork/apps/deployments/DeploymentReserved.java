package dev.groundwork.apps.deployments;

import io.micronaut.serde.annotation.Serdeable;

/** A deployment that was just reserved, as an answer. */
@Serdeable
record DeploymentReserved(String deploymentId, String status) {}
