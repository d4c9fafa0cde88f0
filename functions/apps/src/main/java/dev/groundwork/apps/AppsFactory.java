package dev.groundwork.apps;

import io.micronaut.context.annotation.Factory;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** The function {@code apps}: it reads what every HTTP function reads, and what {@code HostingFactory} names. */
@Factory
@OpenAPIDefinition(info = @Info(title = "Groundwork", version = "1"))
final class AppsFactory {}
