package cn.etown.governance;

import cn.etown.kit.testing.LandedMigrations;

class MigrationsTest extends LandedMigrations {}
