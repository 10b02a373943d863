"""Settings for a small machine: durable, quiet, and content with little memory."""

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "work_mem": "8MB",
    "maintenance_work_mem": "64MB",
    "effective_cache_size": "1GB",
    "random_page_cost": "1.1",
    "jit": "off",
    # A ticket brings eight rows along by their keys: to weigh all orders takes longer than to read.
    "join_collapse_limit": "4",
    "fsync": "on",
    "synchronous_commit": "on",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "wal_compression": "on",
    "max_wal_size": "1GB",
    "autovacuum_max_workers": "2",
    "max_worker_processes": "4",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "log_min_messages": "warning",
}
SINCE_18 = {
    # Three I/O workers would cost more memory than they save time here.
    "io_method": "sync",
}


def arguments(major: int, changes: dict[str, str]) -> list[str]:
    settings = SETTINGS | (SINCE_18 if major >= 18 else {}) | changes
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
