package dev.groundwork.apps;

import io.micronaut.context.annotation.Factory;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/**
 * The function {@code apps}. Besides what every HTTP function reads and what {@code HostingFactory} names, it reads the table of
 * {@code GROUNDWORK_CREDITS_TABLE}: what an owner can spend.
 */
@Factory
@OpenAPIDefinition(info = @Info(title = "Groundwork", version = "1"))
final class AppsFactory {}
