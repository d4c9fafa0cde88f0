package dev.groundwork.localstack.stripe;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * The settings of a stand-in.
 *
 * @param folder where its state is kept
 * @param clock what everything is dated with and expires by
 * @param random for ids
 */
public record StripeSettings(Path folder, InstantSource clock, RandomGenerator random) {}
