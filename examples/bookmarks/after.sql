-- Run by the DBA after the migrations. Nina has no custom role.
select ladder.assign_role('olga', 'OTANonMemberTest');
select ladder.assign_role('tom', 'OTANonMemberTest');
