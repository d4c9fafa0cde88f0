package dev.groundwork.mail.template;

/**
 * A number of things in a sentence.
 *
 * @param unit one of them, in English
 * @param number how many
 */
record Amount(String unit, long number) {

    /**
     * Returns the amount that a mail's word names.
     *
     * @throws IllegalArgumentException where the word is no number
     */
    static Amount of(String unit, String word) {
        return new Amount(unit, Long.parseLong(word));
    }

    boolean isNone() {
        return number == 0;
    }

    boolean isOne() {
        return number == 1;
    }

    /** Returns such as {@code 1 day} or {@code 3 days}. */
    @Override
    public String toString() {
        return number + " " + unit + (isOne() ? "" : "s");
    }
}
