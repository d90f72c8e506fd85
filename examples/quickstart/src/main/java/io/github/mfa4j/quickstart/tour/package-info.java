/**
 * The guided tour, for whoever wants to see the library at work before using it. Read {@code Shop} first, which puts an
 * installation together, then the chapters in the order of {@code Tour}: {@code TurnOn}, {@code SecondStep},
 * {@code Guessing}, {@code Replay}, {@code MailedCode}, {@code LostPhone}. What is left is the stage they play on.
 */
@NullMarked
package io.github.mfa4j.quickstart.tour;

import org.jspecify.annotations.NullMarked;
