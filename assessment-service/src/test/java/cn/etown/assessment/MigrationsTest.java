package cn.etown.assessment;

import cn.etown.kit.testing.LandedMigrations;

class MigrationsTest extends LandedMigrations {}
