package dev.groundwork.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The body that a route takes, where it differs from JSON of at most 256 KiB. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyRule {

    /** The media types taken, compared without their parameters; the wildcard leaves the judgement to the route. */
    String[] types() default {"application/json"};

    /** The largest body in bytes. */
    int maxBytes() default BodyRules.DEFAULT_MAX_BYTES;
}
