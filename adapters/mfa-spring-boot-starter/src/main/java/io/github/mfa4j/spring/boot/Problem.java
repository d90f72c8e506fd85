package io.github.mfa4j.spring.boot;

/**
 * Something that keeps second factors from starting. Holds no key.
 *
 * @param what what is wrong, naming property and value
 * @param remedy what to do about it
 */
public record Problem(String what, String remedy) {}
