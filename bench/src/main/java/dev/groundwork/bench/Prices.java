package dev.groundwork.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * The price table of {@code prices.properties}.
 *
 * @param source where they are published
 * @param date when they were looked up
 * @param region of which
 * @param currency in which
 * @param millionWritten of a million write request units
 * @param millionRead of a million read request units
 * @param gigabyteMonth of a gigabyte kept for a month
 */
record Prices(
        String source,
        String date,
        String region,
        String currency,
        double millionWritten,
        double millionRead,
        double gigabyteMonth) {

    private static final double BYTES_A_GIGABYTE = 1 << 30;
    private static final int MILLION = 1_000_000;

    static Prices load() {
        var table = new Properties();
        try (var file = Objects.requireNonNull(Prices.class.getResourceAsStream("/prices.properties"))) {
            table.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Prices(
                text(table, "source"),
                text(table, "date"),
                text(table, "region"),
                text(table, "currency"),
                Double.parseDouble(text(table, "million.write.request.units")),
                Double.parseDouble(text(table, "million.read.request.units")),
                Double.parseDouble(text(table, "gigabyte.month")));
    }

    private static String text(Properties table, String name) {
        var value = table.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("prices.properties lacks " + name);
        }
        return value;
    }

    /** The price of a million operations that cost this each. */
    double million(Cost each) {
        return each.written() * millionWritten + each.read() * millionRead;
    }

    /** The price of keeping, for a month, what a million operations of so many bytes each leave behind. */
    double keptMillion(double bytesEach) {
        return bytesEach * MILLION / BYTES_A_GIGABYTE * gigabyteMonth;
    }
}
