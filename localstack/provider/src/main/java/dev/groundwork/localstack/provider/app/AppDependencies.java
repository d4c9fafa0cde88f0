package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.ProviderLimits;
import dev.groundwork.localstack.provider.build.Builder;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/**
 * The parts that all services of a provider share.
 *
 * @param limits the bounds of everything
 * @param clock what is dated with
 * @param builder makes artifacts
 * @param launcher starts them
 * @param ports which ports are free
 * @param builds one permit for each build at a time
 */
record AppDependencies(
        ProviderLimits limits,
        InstantSource clock,
        Builder builder,
        Launcher launcher,
        Ports ports,
        Semaphore builds) {}
