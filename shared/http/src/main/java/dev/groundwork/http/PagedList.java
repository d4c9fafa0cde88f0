package dev.groundwork.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the two parameters of a route that answers a list by pages, as {@link QueryParameters#paging} reads them. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 100, 50 by default.")
@Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The nextCursor of the answer before.")
public @interface PagedList {}
