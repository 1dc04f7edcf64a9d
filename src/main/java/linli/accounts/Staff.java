package linli.accounts;

/** 工作人员: somebody who signs in. */
public record Staff(long id, String login, String name, Role role, boolean active, long version) {}
