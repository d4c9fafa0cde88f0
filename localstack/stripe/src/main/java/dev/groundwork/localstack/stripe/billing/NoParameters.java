package dev.groundwork.localstack.stripe.billing;

/** The parameters of an operation that has none. */
final class NoParameters {

    private NoParameters() {}
}
