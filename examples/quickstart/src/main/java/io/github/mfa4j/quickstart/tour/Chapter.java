package io.github.mfa4j.quickstart.tour;

/** One way through the library, told and played. */
interface Chapter {

    /** What it shows, in a few words. */
    String title();

    /** Plays it, with whatever the chapters before left behind. */
    void play(Stage stage);
}
