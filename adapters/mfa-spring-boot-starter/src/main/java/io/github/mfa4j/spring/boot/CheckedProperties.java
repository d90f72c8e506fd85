package io.github.mfa4j.spring.boot;

/** All properties, without those that were set aside. */
record CheckedProperties(MfaProperties general, MfaSenderProperties sending) {}
