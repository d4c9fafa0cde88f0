package dev.groundwork.auth.sessions;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.micronaut.http.annotation.FilterMatcher;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks a route that reads or sets the refresh cookie: {@link OwnOriginFilter} refuses a request from another site. */
@Documented
@FilterMatcher
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface OwnOrigin {}
