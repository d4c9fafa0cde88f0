package dev.groundwork.appregistry.model;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DnsLabel;
import dev.groundwork.kernel.NameText;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The part of an app that never changes. */
public record AppIdentity(AppId id, UserId owner, IdeaId idea, Slug slug, ProviderName provider, Instant createdAt) {

    /**
     * The name that an owner gives an app: a {@link NameText}.
     *
     * @param value as the owner wrote it
     */
    public record Name(String value) {

        public Name {
            if (!NameText.isValid(value)) {
                throw new IllegalArgumentException("not a name of an app");
            }
        }

        /** Parses a name. */
        public static Optional<Name> parse(String text) {
            return NameText.isValid(text) ? Optional.of(new Name(text)) : Optional.empty();
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * The name of an app in urls and at providers: a DNS label. It is unique over all apps, which the registry guarantees, and not reissued
     * for 90 days after its app is deleted.
     *
     * @param value the label
     */
    public record Slug(String value) {

        /** The slug of a name without a Latin letter or digit; it is reserved, so it always gets a suffix. */
        private static final String NO_LATIN_LETTER = "app";

        public Slug {
            value = new DnsLabel(value).value();
        }

        /**
         * Returns a slug for a name.
         *
         * @param suffix the part that makes it unique, of {@code [a-z0-9]}; empty for the plain one
         */
        public static Slug of(Name name, String suffix) {
            return new Slug(label(name).with(suffix).value());
        }

        /** Returns true if the plain slug of a name must not be issued. */
        public static boolean needsSuffix(Name name) {
            return label(name).isReserved();
        }

        private static DnsLabel label(Name name) {
            return DnsLabel.of(name.value(), NO_LATIN_LETTER);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /**
     * The id of the idea that an app is made from, in its owner's ideation: 1 to 128 of {@code [A-Za-z0-9_-]}. One app per (owner, idea).
     *
     * @param value the id as ideation spells it
     */
    public record IdeaId(String value) {

        private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,128}");

        public IdeaId {
            if (!SHAPE.matcher(value).matches()) {
                throw new IllegalArgumentException("not an idea id");
            }
        }

        /** Parses an id. */
        public static Optional<IdeaId> parse(String text) {
            return SHAPE.matcher(text).matches() ? Optional.of(new IdeaId(text)) : Optional.empty();
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** The providers that can run an app. An app never changes its provider. */
    public enum ProviderName {
        RAILWAY,
        RENDER,
        VERCEL,
        /** The machine of the local stack, only where that enables it. */
        LOCAL;

        /** Returns the name as callers spell it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Parses a name as callers spell it. */
        public static Optional<ProviderName> parse(String text) {
            return Arrays.stream(values()).filter(p -> p.text().equals(text)).findFirst();
        }
    }
}
