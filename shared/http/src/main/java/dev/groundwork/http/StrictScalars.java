package dev.groundwork.http;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** JSON is taken at its word: a number is no string, a string no number, 1.5 no whole one. The default decoders would convert. */
@Factory
final class StrictScalars {

    @Bean
    @Singleton
    @Primary
    Deserializer<String> string() {
        return new Strict<>(String.class, "a string");
    }

    @Bean
    @Singleton
    @Primary
    Deserializer<Boolean> bool() {
        return new Strict<>(Boolean.class, "true or false");
    }

    @Bean
    @Singleton
    @Primary
    Deserializer<Long> whole() {
        return new WholeNumber();
    }

    private record Strict<T>(Class<T> type, String expected) implements Deserializer<T> {

        @Override
        public @Nullable T deserialize(Decoder decoder, DecoderContext context, Argument<? super T> argument)
                throws IOException {
            var value = decoder.decodeArbitrary();
            if (value != null && !type.isInstance(value)) {
                throw new SerdeException("expected " + expected);
            }
            return type.cast(value);
        }

        @Override
        public @Nullable T deserializeNullable(Decoder decoder, DecoderContext context, Argument<? super T> argument)
                throws IOException {
            return deserialize(decoder, context, argument);
        }
    }

    private record WholeNumber() implements Deserializer<Long> {

        @Override
        public @Nullable Long deserialize(Decoder decoder, DecoderContext context, Argument<? super Long> argument)
                throws IOException {
            return switch (decoder.decodeArbitrary()) {
                case null -> null;
                case Integer i -> i.longValue();
                case Long l -> l;
                case BigInteger big when big.bitLength() < Long.SIZE -> big.longValue();
                case Object other -> throw new SerdeException("expected a whole number");
            };
        }

        @Override
        public @Nullable Long deserializeNullable(
                Decoder decoder, DecoderContext context, Argument<? super Long> argument) throws IOException {
            return deserialize(decoder, context, argument);
        }
    }
}
