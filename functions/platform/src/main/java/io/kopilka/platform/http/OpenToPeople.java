package io.kopilka.platform.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an operation for any person who has proved who they are, member of a tenant or not: its method takes a
/// [io.kopilka.platform.tenancy.Visitor]. Keys and devices are refused.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OpenToPeople {}
