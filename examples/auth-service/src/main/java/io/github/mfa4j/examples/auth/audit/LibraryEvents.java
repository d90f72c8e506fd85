package io.github.mfa4j.examples.auth.audit;

import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaListener;
import org.springframework.stereotype.Component;

/** Hears what happens to factors, after it was committed. The library logs a listener that fails, and goes on. */
@Component
class LibraryEvents implements MfaListener {

    private final AuditLog audit;

    LibraryEvents(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void on(MfaEvent event) {
        audit.record(event);
    }
}
