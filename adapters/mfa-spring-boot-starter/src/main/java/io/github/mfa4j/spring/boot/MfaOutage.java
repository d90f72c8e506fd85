package io.github.mfa4j.spring.boot;

import io.github.mfa4j.MfaUnavailableException;

/**
 * An application event: somebody was told that second factors are out of order. The library throws what failed at its caller and tells
 * its listeners of it only where there is none, so the pages and the API of the step publish it; an application may do so where it
 * answers an outage itself. It is counted as {@code mfa.outages} where metrics are on.
 *
 * @param cause what the library threw
 */
public record MfaOutage(MfaUnavailableException cause) {}
