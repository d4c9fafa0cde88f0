package dev.groundwork.credits;

import io.micronaut.context.annotation.Factory;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** The root of this function's API description. */
@Factory
@OpenAPIDefinition(info = @Info(title = "Groundwork", version = "1"))
final class CreditsFactory {}
