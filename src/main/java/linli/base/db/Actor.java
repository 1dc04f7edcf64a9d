package linli.base.db;

/** Who is at the desk: the login and the name that the trail records. */
public record Actor(String login, String name) {}
