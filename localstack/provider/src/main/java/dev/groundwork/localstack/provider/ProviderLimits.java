package dev.groundwork.localstack.provider;

import java.time.Duration;

/**
 * The bounds of everything here. Memory and processor time of the apps are not limited.
 *
 * @param sizes how much
 * @param times how long
 */
public record ProviderLimits(Sizes sizes, Times times) {

    /**
     * Limits of size and number.
     *
     * @param services services at one time
     * @param variables variables of a deployment
     * @param variableBytes bytes of one variable's value
     * @param requestBytes bytes of a request's body
     * @param detailChars characters of a deployment's detail
     * @param logLines lines kept of each log of a service
     * @param logBytes bytes kept of each log of a service
     * @param keptBuilds successful builds kept of a service, for roll-backs
     * @param deployHistory deployments remembered of a service
     * @param checkoutFiles files of a source
     * @param checkoutBytes bytes of a source
     * @param parallelBuilds builds at one time, of all services
     * @param connections open connections to one service
     */
    public record Sizes(
            int services,
            int variables,
            int variableBytes,
            int requestBytes,
            int detailChars,
            int logLines,
            int logBytes,
            int keptBuilds,
            int deployHistory,
            int checkoutFiles,
            long checkoutBytes,
            int parallelBuilds,
            int connections) {}

    /**
     * Limits of time.
     *
     * @param build each command of a build
     * @param health from the start of a process to its first answer
     * @param stopGrace from SIGTERM to SIGKILL
     * @param closeGrace the same when the provider itself ends
     * @param drain what an old process is given to finish its requests
     * @param quickDeath a process that ran for less died quickly
     * @param firstPause before a process that died is started again; doubled each time
     * @param longestPause the most of these pauses
     * @param quickDeaths so many quick deaths in a row and it is not started again
     */
    public record Times(
            Duration build,
            Duration health,
            Duration stopGrace,
            Duration closeGrace,
            Duration drain,
            Duration quickDeath,
            Duration firstPause,
            Duration longestPause,
            int quickDeaths) {}

    /** Returns the limits of the local stack. */
    public static ProviderLimits standard() {
        return new ProviderLimits(
                new Sizes(
                        200, 200, 32 * 1024, 1024 * 1024, 4_000, 5_000, 2_000_000, 5, 100, 20_000, 256L << 20, 2, 256),
                new Times(
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(10),
                        5));
    }

    /** These limits with another time for the first answer of a process. */
    public ProviderLimits withHealth(Duration health) {
        return new ProviderLimits(
                sizes,
                new Times(
                        times.build,
                        health,
                        times.stopGrace,
                        times.closeGrace,
                        times.drain,
                        times.quickDeath,
                        times.firstPause,
                        times.longestPause,
                        times.quickDeaths));
    }

    /** These limits with other pauses before a process that died is started again. */
    public ProviderLimits withPauses(Duration first, Duration longest) {
        return new ProviderLimits(
                sizes,
                new Times(
                        times.build,
                        times.health,
                        times.stopGrace,
                        times.closeGrace,
                        times.drain,
                        times.quickDeath,
                        first,
                        longest,
                        times.quickDeaths));
    }
}
